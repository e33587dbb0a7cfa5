using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors.Hosting;
using PyActors.PythonNet;
using PyActors.Samples.TimedService;

// Runs until Ctrl+C; the pool is then drained and Python stopped before the host ends.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddPyActors(python => python
    .UsePythonNet()
    .WithPythonPool("default", builder.Configuration.GetSection("Pool")));
builder.Services.AddAkka("watch", (akka, services) => akka.AddPyActors(services));
builder.Services.AddOptions<WatchOptions>().BindConfiguration("Watch");
builder.Services.AddHostedService<MemoryWatch>();

await builder.Build().RunAsync();
