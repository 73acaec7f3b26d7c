"""文件与运行: what operators see and do behind their password."""
