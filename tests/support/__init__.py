"""What several tests need: small contents, a server, browsers, an independent simulator."""
