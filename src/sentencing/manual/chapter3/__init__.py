"""Chapter Three: adjustments (Parts A to C), several counts (D), acceptance of responsibility (E)."""
