"""revflow runs reverse-mentoring programs, one YAML file each, on Prefect."""
