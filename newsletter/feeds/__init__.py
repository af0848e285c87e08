"""The newsletter for feed readers: Atom 1.0 (RFC 4287) and JSON Feed 1.1."""
