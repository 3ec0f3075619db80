"""How does Spark answer, from the same files?"""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from trueline.core.caseloads import ExtractDefinition
from trueline.core.problems import Problem, Refused
from trueline.warehouse.engines.terms import SCHEMA, Term, select_nothing
from trueline.warehouse.engines.translating import Dialect, Translator

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def check_spark() -> None:
    """Refused, with what to install, where Spark or Java is missing."""
    if find_spec("pyspark") is None:
        raise Refused(Problem("Spark is not installed", "Install “trueline[spark]”", field="--engine", value="spark"))
    if which("java") is None:
        remedy = "Install Java 17, on Debian the package openjdk-17-jre-headless"
        raise Refused(Problem("Spark needs Java", remedy, field="--engine", value="spark"))


class SparkEngine:
    """Spark in local mode over Parquet files."""

    dialect: Dialect = "spark"

    def __init__(self, workplace: Path) -> None:
        check_spark()
        self.workplace = workplace
        self.spark = _start(workplace)

    def open(self, definition: ExtractDefinition, paths: Mapping[str, Path]) -> None:
        """Give the tables of an extract their names; one that was not sent has no rows."""
        for table in definition.tables.values():
            path = paths.get(table.name)
            nothing = Translator("spark", {}).translate(select_nothing(table))
            rows = self.spark.read.parquet(str(path)) if path else self.spark.sql(nothing)
            rows.createOrReplaceTempView(f"{SCHEMA}_{table.name}")

    def define(self, term: Term, translator: Translator) -> None:
        """Give a term its name; a kept one is worked out now and written down, so that no plan holds more than one."""
        rows = self.spark.sql(_flatten(translator.translate(term.sql)))
        if term.kept:
            place = str(self.workplace / f"{term.name}.kept")
            rows.write.mode("overwrite").parquet(place)
            rows = self.spark.read.parquet(place)
        rows.createOrReplaceTempView(term.name)

    def write(self, sql: str, place: Path) -> None:
        """Write what a query gives as one Parquet file, in its order."""
        folder = place.with_suffix(".parts")
        self.spark.sql(_flatten(sql)).coalesce(1).write.parquet(str(folder))
        (part,) = folder.glob("part-*.parquet")
        part.rename(place)

    def close(self) -> None:
        """End the session."""
        self.spark.stop()


def _flatten(sql: str) -> str:
    """Temporary views have no schema in Spark, so that its part of the name becomes a beginning."""
    return sql.replace(f"{SCHEMA}.`", f"`{SCHEMA}_").replace(f"{SCHEMA}.", f"{SCHEMA}_")


def _start(workplace: Path) -> "SparkSession":
    from pyspark.sql import SparkSession

    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.warehouse.dir": str(workplace / "spark"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[*]").appName("trueline")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
