"""Chapter Two: offense conduct."""
