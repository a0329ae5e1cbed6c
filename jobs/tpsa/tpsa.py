"""Polar surface areas of the NCI molecules that come with RDKit, computed by Spark and held against a reference.

The topological polar surface area (TPSA) of a molecule predicts how well it passes membranes: above some 140 Å² a drug is
hardly absorbed, above 90 Å² it hardly reaches the brain. RDKit ships 4,999 molecules and the areas another program
(Daylight's tpsa.c) computed for them. With today's RDKit 4,989 agree, 8 cannot be parsed and 2 differ; anything else
means that RDKit, or the cluster, does not do what it did.

    spark-submit --master spark://spark-master.spark.local:7077 tpsa.py --output /tmp/tpsa

writes tpsa.csv and tpsa.png to the output (a folder of the driver's machine, or any URI Spark can write to, such as
s3a://bucket/tpsa), prints a report and exits 0 only if the three counts hold.
"""

import argparse
import csv
import io
import os
import socket
import sys
from collections import Counter
from typing import Iterable, Iterator, NamedTuple, Optional

from pyspark import SparkConf, SparkContext

import picture

EXPECTED = {"agreeing": 4989, "unparsable": 8, "differing": 2}
TOLERANCE = 0.01  # Å²: the reference has two decimals


class Area(NamedTuple):
    smiles: str
    reference: float
    computed: Optional[float]  # None: RDKit cannot parse it
    host: str  # that computed it
    partition: int

    @property
    def verdict(self) -> str:
        if self.computed is None:
            return "unparsable"
        return "agreeing" if abs(self.computed - self.reference) <= TOLERANCE else "differing"


def read_molecules() -> list[tuple[str, float]]:
    """SMILES and reference area of each molecule, from two files with the same molecules in the same order."""
    from rdkit import RDConfig

    folder = os.path.join(RDConfig.RDDataDir, "NCI")
    with open(os.path.join(folder, "first_5K.smi")) as lines:
        smiles = [line.split("\t")[0].strip() for line in lines]
    with open(os.path.join(folder, "first_5k.tpsa.csv")) as lines:
        rows = [line.rstrip("\n").rsplit(",", 1) for line in lines if not line.startswith("#")]
    if smiles != [row[0] for row in rows]:
        sys.exit("tpsa: the molecules and the reference table of this RDKit do not match")
    return [(smiles, float(area)) for smiles, area in rows]


def compute(partition: int, molecules: Iterable[tuple[str, float]]) -> Iterator[tuple]:
    """The fields of an Area for each molecule. Runs on the executors, which know this function and no more of the file."""
    from rdkit import Chem, RDLogger
    from rdkit.Chem.rdMolDescriptors import CalcTPSA

    RDLogger.DisableLog("rdApp.*")  # what cannot be parsed is counted, not logged
    host = socket.gethostname()
    for smiles, reference in molecules:
        molecule = Chem.MolFromSmiles(smiles)
        yield smiles, reference, None if molecule is None else CalcTPSA(molecule), host, partition


def write(spark: SparkContext, folder: str, name: str, content: bytes) -> str:
    """Writes a file through Hadoop's file systems, so that a folder and a bucket are the same thing."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder, name)
    files = path.getFileSystem(spark._jsc.hadoopConfiguration())
    files.setWriteChecksum(False)  # no .tpsa.csv.crc beside the result
    stream = files.create(path, True)
    stream.write(bytearray(content))
    stream.close()
    return files.makeQualified(path).toString()


def table(areas: list[Area]) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["smiles", "tpsa", "reference", "verdict"])
    for area in areas:
        computed = "" if area.computed is None else f"{area.computed:.2f}"
        rows.writerow([area.smiles, computed, f"{area.reference:.2f}", area.verdict])
    return text.getvalue().encode()


def report(areas: list[Area], result: str, drawing: str) -> bool:
    """Prints what was found; true if the counts are the expected ones."""
    from rdkit import rdBase

    counts = Counter(area.verdict for area in areas)
    partitions = {host: len({a.partition for a in areas if a.host == host}) for host in sorted({a.host for a in areas})}
    holds = all(counts[verdict] == count for verdict, count in EXPECTED.items())

    print(f"polar surface areas of {len(areas)} molecules, RDKit {rdBase.rdkitVersion}")
    print(f"computed    {len(areas) - counts['unparsable']}")
    for verdict, count in EXPECTED.items():
        print(f"{verdict:11} {counts[verdict]}" + ("" if counts[verdict] == count else f"   expected {count}"))
    for area in areas:
        if area.verdict == "differing":
            print(f"  {area.smiles}: {area.computed:.2f}, reference {area.reference:.2f}")
    print("hosts       " + ", ".join(f"{host} ({n} partitions)" for host, n in partitions.items()))
    print(f"result      {result}")
    print(f"picture     {drawing}")
    print("the counts hold" if holds else "THE COUNTS DO NOT HOLD")
    return holds


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--output", default="tpsa", help="folder or URI the result goes to (default: %(default)s)")
    arguments.add_argument("--cores", type=int, default=2, help="cores to compute on (default: %(default)s)")
    arguments.add_argument("--partitions", type=int, default=8, help="pieces of work (default: %(default)s)")
    options = arguments.parse_args()

    # The job is over in a second, before a second executor would have joined: wait until all cores are there.
    # The master spreads them over the workers.
    configuration = SparkConf().setAppName("tpsa")
    configuration.set("spark.cores.max", str(options.cores))
    configuration.set("spark.executor.cores", "1")
    configuration.set("spark.scheduler.minRegisteredResourcesRatio", "1.0")

    with SparkContext(conf=configuration) as spark:
        molecules = spark.parallelize(read_molecules(), options.partitions)
        areas = [Area(*fields) for fields in molecules.mapPartitionsWithIndex(compute).collect()]
        result = write(spark, options.output, "tpsa.csv", table(areas))
        computed = [area.computed for area in areas if area.computed is not None]
        drawing = write(spark, options.output, "tpsa.png", picture.histogram(computed))
    return 0 if report(areas, result, drawing) else 1


if __name__ == "__main__":
    sys.exit(main())
