using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors;
using PyActors.CPython;
using PyActors.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddPythonPools(python => python.UseCPython().WithPythonPool("default", pool => pool.DefaultTimeout = TimeSpan.FromSeconds(5)));
builder.Services.AddSingleton<Spelling>();

using var host = builder.Build();
await host.StartAsync();

Console.WriteLine(await host.Services.GetRequiredService<Spelling>().SuggestAsync("pyhton", "python", "cobra"));

await host.StopAsync();

internal sealed class Spelling(IPythonPool python)
{
    public async Task<string> SuggestAsync(string word, params string[] known)
    {
        var matches = await python.InvokeAsync("difflib:get_close_matches", word, known);
        return string.Join(", ", matches.As<string[]>());
    }
}
