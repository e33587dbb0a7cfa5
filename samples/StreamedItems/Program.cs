using PyActors;
using PyActors.CPython;

var python = new PythonOptions();
python.SearchPath.Add(Path.Combine(AppContext.BaseDirectory, "python"));

await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions(), python);

(double X, double Y)[] points = [(1, 2), (2, 4), (3, 6)];
await foreach (var epoch in pool.StreamAsync<Epoch>("training:fit", points))
{
    Console.WriteLine(epoch);

    // Nothing more is made then: Python's generator is closed, and its worker is free for others.
    if (epoch.Loss < 0.05)
        break;
}

internal sealed record Epoch(int Number, double Loss);
