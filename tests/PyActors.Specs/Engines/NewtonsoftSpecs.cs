using System.Collections;
using Akka.Actor;
using Newtonsoft.Json;
using PyActors.Engines;
using PyActors.Remoting;
using PyActors.Testing.Engines;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>Values of Newtonsoft.Json itself, which comes with Akka.NET; elsewhere the specs have stand-ins under its names.</summary>
public sealed class NewtonsoftSpecs(PythonFixture python, ITestOutputHelper output) : RealPythonSpecs(python, output)
{
    private const string Text = """
        {"a": [1, 2.5, null, "x", true], "when": "2026-02-03T04:05:06Z", "big": 123456789012345678901234567890, "deep": {"b": {}, "c": []}}
        """;

    [Fact]
    public async Task What_was_read_from_JSON_should_come_to_Python_as_what_it_holds()
    {
        await using var worker = await WorkerAsync();
        var read = JsonConvert.DeserializeObject(Text);

        foreach (var value in (object?[])[read, Travelled(read)])
        {
            (await worker.ValueAsync("contract:describe", value)).ShouldBe(
                "dict {'a': [1, 2.5, None, 'x', True], 'when': datetime.datetime(2026, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc), "
                + "'big': 123456789012345678901234567890, 'deep': {'b': {}, 'c': []}}");
        }
    }

    [Fact]
    public async Task Property_should_be_refused_rather_than_lose_its_name()
    {
        await using var worker = await WorkerAsync();
        var property = ((IEnumerable)JsonConvert.DeserializeObject(Text)!).Cast<object>().First();

        foreach (var value in (object?[])[property, Travelled(property)])
        {
            var fault = (await worker.CallAsync("contract:describe", value)).Fault.ShouldNotBeNull();

            (fault.Kind, fault.Path).ShouldBe((PyFaultKind.ArgumentNotConvertible, "args[0]"));
            fault.Message.ShouldContain("pass the object that it is of");
        }
    }

    private object? Travelled(object? value)
    {
        var serializer = new PythonMessageSerializer((ExtendedActorSystem)Sys);
        return ((Invoke)serializer.FromBinary(serializer.ToBinary(new Invoke("a:b", [value])), "invoke")).Arguments.ShouldHaveSingleItem();
    }

    private Task<SpecWorker> WorkerAsync() => SpecWorker.CreateAsync(Runtime.Engine, new InterpreterOptions(1, PythonIsolation.Shared));
}
