using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PyActors.CPython;
using PyActors.Hosting;

namespace PyActors.Native.App;

/// <summary>A pool's settings, as a host reads them.</summary>
internal static class Settings
{
    public static void Say()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Python:SearchPath:0"] = "here",
            ["Pool:Workers"] = "3",
            ["Pool:Isolation"] = "Shared",
            ["Pool:DefaultTimeout"] = "00:00:05",
            ["Pool:AllowedModules:0"] = "math",
            ["Pool:AllowedModules:1"] = "json",
            ["Pool:WarmUp:Modules:0"] = "json",
            ["Pool:Values:Enums"] = "Name",
            ["Pool:Values:Times"] = "Exact",
            ["Pool:Values:MaxBytes"] = "1000000",
        }).Build();
        var services = new ServiceCollection().AddLogging().AddPythonPools(python => python
            .UseCPython().WithPython(settings.GetSection("Python")).WithPythonPool("default", settings.GetSection("Pool")));

        using var provider = services.BuildServiceProvider();
        var pool = provider.GetRequiredService<IOptionsMonitor<PoolOptions>>().Get("default");
        Console.WriteLine($"settings: {pool.Workers}, {pool.Isolation}, {pool.DefaultTimeout}, {string.Join('+', pool.AllowedModules!)}, {string.Join('+', pool.WarmUp.Modules)}, {pool.Values.Enums}, {pool.Values.Times}, {pool.Values.MaxBytes}");
    }
}
