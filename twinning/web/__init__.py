"""What is served over HTTP beside the pages; never a streamlit widget."""
