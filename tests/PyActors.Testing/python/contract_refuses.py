raise ImportError("module contract_refuses does not support loading in subinterpreters")
