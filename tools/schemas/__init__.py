"""Makes the JSON Schemas in docs/reference/schemas from the structs that hold the answers."""
