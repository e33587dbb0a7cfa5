using PyActors;
using PyActors.CPython;

var python = new PythonOptions();
python.SearchPath.Add(Path.Combine(AppContext.BaseDirectory, "python"));

await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions(), python);

double[] prices = [2.5, 4.0];
var result = await pool.InvokeAsync(new Invoke("basket:total", prices)
{
    Keywords = new Dictionary<string, object?> { ["discount"] = 0.1 },
    Timeout = TimeSpan.FromSeconds(5),
});

if (result.IsSuccess)
    Console.WriteLine(result.As<Total>());
else
    Console.WriteLine(result.Fault);

internal sealed record Total(int Items, double Net);
