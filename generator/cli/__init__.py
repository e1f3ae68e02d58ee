"""The `walkbreak` command: words on the command line to everything above."""
