"""What each command does. `actionplan.__main__` reads the command line and calls these."""
