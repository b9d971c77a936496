# Ce que lisent les opérateurs dans Prefect.
incident-other = Regardez la page du parcours, remédiez à la cause, puis cliquez sur Retry.
