"""How one installation is set up: settings, root addresses, the server's entry point."""
