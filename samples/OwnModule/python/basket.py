from dataclasses import dataclass


@dataclass
class Total:
    items: int
    net: float


def total(prices, discount=0.0):
    return Total(items=len(prices), net=round(sum(prices) * (1 - discount), 2))
