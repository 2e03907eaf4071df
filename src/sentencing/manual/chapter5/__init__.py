"""Chapter Five: the Sentencing Table (Part A), kinds of sentence (Parts B to E), and the statute's limits (Part G)."""
