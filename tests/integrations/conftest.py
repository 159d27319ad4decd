"""Frames of pandas and of Spark with the same articles, and one session of Spark for all tests."""

import os
import shutil
import sys

import pytest


@pytest.fixture(scope="session")
def spark():
    if not shutil.which("java"):
        if os.environ.get("CI"):
            pytest.fail("there is no Java for the tests of Spark; .ci/java installs it")
        pytest.skip("there is no Java for a session of Spark")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "2")
    session = (
        builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(params=["pandas", "spark"])
def frame_of(request):
    """Makes a frame of dictionaries, by pandas and by Spark."""
    if request.param == "pandas":
        import pandas as pd

        return pd.DataFrame
    session = request.getfixturevalue("spark")

    def frame_of(rows):
        names = list(dict.fromkeys(name for row in rows for name in row))
        schema = ", ".join(f"`{name}` string" for name in names)
        return session.createDataFrame([tuple(row.get(name) for name in names) for row in rows], schema)

    return frame_of


@pytest.fixture
def validate():
    """Validates a frame by expectations, and gives their results in the same order."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    def validate(frame, *expectations, **result_format):
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        kind = "pandas" if hasattr(frame, "iloc") else "spark"
        source = getattr(context.data_sources, f"add_{kind}")("articles")
        asset = source.add_dataframe_asset("articles")
        batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
        for number, expectation in enumerate(expectations):
            expectation.meta = {"number": number}
        suite = gx.ExpectationSuite("articles", expectations=list(expectations))
        result = batch.validate(suite, result_format={"result_format": "COMPLETE", **result_format})
        by_number = {each.expectation_config.meta["number"]: each for each in result.results}
        validate.result = result
        return [by_number[number] for number in range(len(expectations))]

    return validate
