"""What the suite stands on: its isolation from the machine, the programs it drives, a throw-away PostgreSQL."""
