"""Pages and addresses of assessments."""
