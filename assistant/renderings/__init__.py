"""One Answer, several readers: a resident, a hotline agent, a merchant, and a file to keep."""

from assistant.renderings.agent import agent
from assistant.renderings.export import export_markdown
from assistant.renderings.merchant import merchant
from assistant.renderings.resident import resident

__all__ = ["agent", "export_markdown", "merchant", "resident"]
