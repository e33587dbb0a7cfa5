using PyActors;
using PyActors.CPython;

await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions { Workers = 2 });

PyResult length = await pool.InvokeAsync("math:hypot", 3.0, 4.0);
Console.WriteLine(length.As<double>());

PyResult wrong = await pool.InvokeAsync("math:sqrt", -1);
Console.WriteLine(wrong.Fault);
