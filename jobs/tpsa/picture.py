"""A histogram of polar surface areas as a PNG, drawn with Pillow, which comes with RDKit."""

import io
from collections import Counter
from typing import Sequence

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 960, 540
LEFT, TOP, RIGHT, BOTTOM = 80, 60, 930, 470  # the plot
STEP = 5  # Å² per bar
MOST = 250  # Å²: larger areas are counted in the last bar
LIMITS = {90: "not in the brain", 140: "hardly absorbed"}  # what holds for drugs with a larger area
INK, GRID, BAR, LIMIT = "#222222", "#e4e4e4", "#3b7dd8", "#c0392b"


def histogram(areas: Sequence[float]) -> bytes:
    """The bytes of a PNG file."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    small, large = ImageFont.load_default(14), ImageFont.load_default(20)
    bars = Counter(int(min(area, MOST - 1) // STEP) for area in areas)
    top = nice_ceiling(max(bars.values(), default=1))

    def x(area: float) -> float:
        return LEFT + (RIGHT - LEFT) * area / MOST

    def y(count: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * count / top

    draw.text((LEFT, 18), f"Topological polar surface area of {len(areas)} NCI molecules", INK, large)
    for count in range(0, top + 1, top // 5):
        draw.line([(LEFT, y(count)), (RIGHT, y(count))], GRID)
        draw.text((LEFT - 10, y(count)), str(count), INK, small, anchor="rm")
    for bar, count in bars.items():
        draw.rectangle([x(bar * STEP) + 1, y(count), x((bar + 1) * STEP) - 1, BOTTOM], BAR)
    for area, meaning in LIMITS.items():
        draw.line([(x(area), TOP), (x(area), BOTTOM)], LIMIT, 2)
        draw.text((x(area) + 6, TOP), f"above {area}: {meaning}", LIMIT, small)
    draw.line([(LEFT, BOTTOM), (RIGHT, BOTTOM)], INK)
    for area in range(0, MOST + 1, 50):
        label = f"{area}" if area < MOST else f"{area} and more"
        draw.text((x(area), BOTTOM + 8), label, INK, small, anchor="mt" if area < MOST else "rt")
    draw.text(((LEFT + RIGHT) / 2, BOTTOM + 40), "area in square angstrom", INK, small, anchor="mt")

    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def nice_ceiling(count: int) -> int:
    """The smallest of 5, 10, 25, 50, 100, 250, … that is not below the count: it has five equal parts."""
    power = 1
    while True:
        for ceiling in (5 * power, 10 * power, 25 * power):
            if ceiling >= count:
                return ceiling
        power *= 10
