"""Statistics first, figures and tables from their results, then Streamlit."""
