using Microsoft.Extensions.Logging;
using PyActors;
using PyActors.CPython;

using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));

var python = new PythonOptions();
python.SearchPath.Add(Path.Combine(AppContext.BaseDirectory, "python"));
python.HostFunctions.Add("log", (string category, LogLevel level, string message) =>
    loggers.CreateLogger(category).Log(level, default, message, null, (text, _) => text));

var options = new PoolOptions { Workers = 2 };
options.WarmUp.Modules.Add("host_logging");

await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), options, python);
await pool.InvokeAsync("priced:load", 3);
