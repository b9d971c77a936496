"""Values that the whole engine speaks in: people, journeys, tasks, facts, mails. Standard library only."""
