# What operators read in Prefect.
incident-nobody-to-match = The first pairs cannot be formed, and HR is told. To wait, do nothing; “revflow stop” with the code of this run ends the cohort.
incident-other = Look at the worker's log, mend the cause, then press Retry.
incident-cannot-go-on = The worker's log says under the journey's name why its drives fail. Mend that: the journey goes on by itself, or at once by Retry.
error-prefect-not-set = No Prefect server is named. Set PREFECT_API_URL, or use "revflow up", which starts one.
error-prefect-unreachable = Prefect's server does not answer. Check that it runs and that PREFECT_API_URL is its address.
error-prefect-busy = Prefect's server is busy and did not take the request. Try again in a minute.
error-prefect-refused = Prefect's server refused the request (status { $status }). Its log says why.
error-prefect-not-started = Prefect's server did not start. See its log: { $log }
error-prefect-no-run = This flow is driven by Prefect only: start it as a run of its deployment.
error-deployment-missing = The deployment { $deployment } does not exist in Prefect. Make it again with "revflow deploy".
error-already-up = revflow already runs on this data folder. End it first, or use another REVFLOW_HOME.
error-part-not-started = The part "{ $part }" did not start. See its log: { $log }
error-port-taken = Port { $port } is taken by another program. Choose another with --port, or end that program.
error-port-denied = Port { $port } may not be used by this account. Choose one from 1024 on with --port.
error-host-unusable = { $host } is not an address of this machine. Name one that is with --host, 127.0.0.1 for instance.
error-worker-thread-lost = The worker's thread { $thread } ended by itself, so the worker ended too. Its log says why; start it again.
