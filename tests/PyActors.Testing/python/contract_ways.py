"""The ways in which Python code replaces or removes a function of another module."""

import importlib
import sys
import types

import contract_target as target

FIRST = dict(vars(target))


def other():
    return "other"


def restore():
    vars(target).clear()
    vars(target).update(FIRST)
    sys.modules["contract_target"] = target


def attribute():
    target.answer = other


def attribute_by_name():
    setattr(target, "answer", other)


def global_statement():
    target.replace(other)


def item():
    vars(target)["answer"] = other


def update():
    vars(target).update(answer=other)


def merge():
    namespace = vars(target)
    namespace |= {"answer": other}


def refilled():
    namespace = dict(vars(target), answer=other)
    vars(target).clear()
    vars(target).update(namespace)


def removed_and_set():
    del target.answer
    vars(target).setdefault("answer", other)


def executed():
    exec("def answer(): return 'other'", vars(target))


def reloaded():
    target.next_answer = "other"
    importlib.reload(target)


def another_module():
    made = types.ModuleType("contract_target")
    made.answer = other
    return made


def module():
    sys.modules["contract_target"] = another_module()


def module_by_update():
    sys.modules.update(contract_target=another_module())


def module_removed_and_set():
    del sys.modules["contract_target"]
    sys.modules.setdefault("contract_target", another_module())


def deleted():
    del target.answer


def deleted_global():
    target.remove()


def deleted_item():
    del vars(target)["answer"]


def popped():
    vars(target).pop("answer")


def popped_last():
    vars(target)["answer"] = vars(target).pop("answer")
    vars(target).popitem()


def emptied():
    vars(target).clear()
