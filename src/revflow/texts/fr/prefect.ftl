# Ce que lisent les opérateurs dans Prefect.
incident-nobody-to-match = Les premiers binômes ne peuvent pas se former, et les RH sont averties. Pour attendre, ne faites rien ; « revflow stop » avec le code de ce run met fin à la cohorte.
incident-other = Regardez le journal du worker, remédiez à la cause, puis cliquez sur Retry.
incident-cannot-go-on = Le journal du worker dit, sous le nom du parcours, pourquoi il n'avance pas. Corrigez la cause : le parcours repart de lui-même, ou tout de suite avec Retry.
error-prefect-not-set = Aucun serveur Prefect n'est indiqué. Renseignez PREFECT_API_URL, ou utilisez « revflow up », qui en démarre un.
error-prefect-unreachable = Le serveur Prefect ne répond pas. Vérifiez qu'il tourne et que PREFECT_API_URL est son adresse.
error-prefect-busy = Le serveur Prefect est occupé et n'a pas pris la demande. Réessayez dans une minute.
error-prefect-refused = Le serveur Prefect a refusé la demande (statut { $status }). Son journal dit pourquoi.
error-prefect-not-started = Le serveur Prefect n'a pas démarré. Voyez son journal : { $log }
error-prefect-no-run = Ce flow n'est exécuté que par Prefect : lancez-le comme run de son déploiement.
error-deployment-missing = Le déploiement { $deployment } n'existe pas dans Prefect. Recréez-le avec « revflow deploy ».
error-already-up = revflow tourne déjà sur ce dossier de données. Arrêtez-le d'abord, ou utilisez un autre REVFLOW_HOME.
error-part-not-started = La partie « { $part } » n'a pas démarré. Voyez son journal : { $log }
error-port-taken = Le port { $port } est pris par un autre programme. Choisissez-en un autre avec --port, ou arrêtez ce programme.
error-port-denied = Le port { $port } n'est pas permis à ce compte. Choisissez-en un à partir de 1024 avec --port.
error-host-unusable = { $host } n'est pas une adresse de cette machine. Indiquez-en une avec --host, par exemple 127.0.0.1.
error-worker-thread-lost = Le fil « { $thread } » du worker s'est arrêté de lui-même, le worker s'est donc arrêté aussi. Son journal dit pourquoi ; relancez-le.
