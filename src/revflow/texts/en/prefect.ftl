# What operators read in Prefect.
incident-other = Look at the journey's page, mend the cause, then press Retry.
