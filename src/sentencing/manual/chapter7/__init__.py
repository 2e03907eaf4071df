"""Chapter Seven: violations of probation and supervised release. Policy statements, advisory in every edition."""
