using PyActors;
using PyActors.CPython;
using PyActors.Native.App;

// Everything is said line by line, so that two runs can be compared: what it is, and the value or why there is none.
PyTypes.Keep<Line>();
PyTypes.Keep<Point>();
PyTypes.Keep<Colour>();
PyTypes.Keep<Colour?>();
PyTypes.Keep<Customer>();
PyTypes.Keep<Node>();
PyTypes.Keep<(string, int)>();

var python = new PythonOptions();
HostCalls.AddTo(python.HostFunctions);
await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions { Workers = 2 }, python);
var sayings = new Sayings(pool);
if (args is ["unkept"])
{
    await UnkeptTypes.SayAsync(sayings);
}
else
{
    await Results.SayAsync(sayings);
    await Arguments.SayAsync(sayings);
    await HostCalls.SayAsync(sayings);
    await Outcomes.SayAsync(sayings);
    Settings.Say();
}
