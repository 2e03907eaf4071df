"""Chapter Four: criminal history."""
