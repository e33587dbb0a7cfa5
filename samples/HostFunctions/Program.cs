using PyActors;
using PyActors.CPython;

var python = new PythonOptions();
python.HostFunctions.Add("price", (string sku, int count = 1) => 2.5m * count);

await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions(), python);

PyResult total = await pool.InvokeAsync("pyactors.host:price", "apple", 3);
Console.WriteLine(total.As<decimal>());
