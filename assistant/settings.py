"""The one settings object: `WENCE_…` variables and `.env`, validated at start."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What an operator can set. Paths are resolved against the working directory; durations are in seconds."""

    model_config = SettingsConfigDict(env_prefix="WENCE_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(Path(".wence"), description="index and records; another folder is another installation")
    corpus_dir: Path = Field(ROOT / "corpus", description="documents indexed when no path is given")
    embedding_model: str = Field(str(ROOT / "models" / "builtin"), description="sentence-transformers name or path")
    reranker_model: str = Field("", description="sentence-transformers CrossEncoder name or path; empty: none")
    llm_model: str = Field("", description="chat model; empty: extractive answers")
    llm_base_url: str = ""
    llm_api_key: SecretStr = SecretStr("")
    llm_timeout: float = Field(8.0, gt=0, description="seconds to the first sentence")
    llm_total_timeout: float = Field(30.0, gt=0, description="seconds to the last sentence")
    llm_max_tokens: int = Field(1000, gt=0, description="tokens an answer may take")
    llm_session_calls: int = Field(200, ge=0, description="model calls that one asker has a day")
    llm_daily_calls: int = Field(5000, ge=0, description="model calls that all askers have a day")
    llm_concurrency: int = Field(16, gt=0, description="model calls at one time; who comes then is answered in quotes")
    llm_pause: float = Field(30.0, gt=0, description="seconds before an endpoint that failed is tried again")
    llm_cache: int = Field(500, ge=0, description="generated answers kept for the same question")
    chroma_url: str = Field("", description="Chroma server; empty: embedded")
    database_url: str = Field("", description="feedback and audit records; empty: SQLite in data_dir")
    redis_url: str = Field("", description="rate limits; empty: in memory")
    default_city: str = ""
    as_of: dt.date | None = Field(None, description="day on which questions are asked; empty: today")
    rate_limit: str = Field("30/minute", description="questions one address may ask, as `limits` writes it")
    max_file_mb: float = Field(50.0, gt=0, description="largest source file read, in MiB")
    operator_password: SecretStr = Field(SecretStr(""), description="opens 文件与运行; empty: there is no such page")
    frame_hosts: str = Field(
        "", description="sites that may frame the page, as `frame-ancestors` writes them; empty: none"
    )

    @property
    def today(self) -> dt.date:
        """The day on which standing is worked out when a question names none."""
        return self.as_of or dt.date.today()
