"""The `walkbreak` command: turns words on the command line into all of the above."""
