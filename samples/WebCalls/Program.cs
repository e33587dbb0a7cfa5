using PyActors;
using PyActors.CPython;
using PyActors.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPythonPools(python => python.UseCPython().WithPythonPool("default", builder.Configuration.GetSection("Pool")));
builder.Services.AddHealthChecks().AddPythonPools();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/length", async (double x, double y, IPythonPool python, CancellationToken gone) =>
{
    var length = await python.InvokeAsync(new Invoke("math:hypot", x, y) { Timeout = TimeSpan.FromSeconds(5) }, gone);
    return length.IsSuccess ? Results.Ok(length.Value) : Results.Problem(length.Fault.Message, statusCode: 503);
});
app.Run();
