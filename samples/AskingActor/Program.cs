using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors;
using PyActors.CPython;
using PyActors.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddAkka("shop", akka => akka
    .AddPyActors(python => python.UseCPython().WithPythonPool("default", pool => pool.Workers = 2))
    .WithActors((system, registry, resolver) => registry.Register<Critic>(system.ActorOf(resolver.Props<Critic>()))));

using var host = builder.Build();
await host.StartAsync();

var critic = host.Services.GetRequiredService<IRequiredActor<Critic>>().ActorRef;
double[] ratings = [1, 2, 6];
Console.WriteLine(await critic.Ask<string>(ratings));
Console.WriteLine(await critic.Ask<string>(Array.Empty<double>()));

await host.StopAsync();

internal sealed class Critic : ReceiveActor
{
    public Critic(IRequiredActor<PythonPool> python) => ReceiveAsync<double[]>(async ratings =>
    {
        var mean = await python.ActorRef.Ask<PyResult>(new Invoke("statistics:fmean", ratings));
        Sender.Tell(mean.IsSuccess ? $"{mean.As<double>():F1} stars" : $"no stars: {mean.Fault.Message}");
    });
}
