using Akka.Actor;
using PyActors.Engines;
using PyActors.Remoting;
using PyActors.Testing.Contract;
using PyActors.Testing.Engines;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>What an asker on another node passes is to Python what it is from an asker here.</summary>
public sealed class TravelledArgumentSpecs(PythonFixture python, ITestOutputHelper output) : RealPythonSpecs(python, output)
{
    [Fact]
    public async Task Argument_that_has_travelled_should_come_to_Python_in_its_form()
    {
        await using var worker = await WorkerAsync(new ValueOptions());

        foreach (var (name, (value, python)) in PythonContractSpecs.Arguments)
            (await worker.ValueAsync("contract:describe", Travelled(value))).ShouldBe(python, name);
    }

    [Fact]
    public async Task Argument_that_cant_be_converted_should_be_a_fault_that_says_where_after_it_has_travelled()
    {
        await using var worker = await WorkerAsync(new ValueOptions());

        foreach (var (name, (value, path, message)) in PythonContractSpecs.BadArguments)
        {
            var fault = (await worker.CallAsync("contract:describe", Travelled(value()))).Fault.ShouldNotBeNull(name);

            fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible, name);
            fault.Path.ShouldBe(path, name);
            fault.Message.ShouldContain(message, customMessage: name);
        }
    }

    [Fact]
    public async Task Choices_of_the_pool_should_be_those_for_what_has_travelled()
    {
        await using var worker = await WorkerAsync(new ValueOptions { Enums = EnumForm.Name, MemberNames = MemberNaming.AsDeclared });

        (await worker.ValueAsync("contract:describe", Travelled(new { ItemCount = DayOfWeek.Tuesday }))).ShouldBe("dict {'ItemCount': 'Tuesday'}");
        (await worker.ValueAsync("contract:describe", Travelled((DayOfWeek)9))).ShouldBe("int 9");
        (await worker.ValueAsync("contract:describe", Travelled((DayOfWeek)(-1)))).ShouldBe("int -1");
    }

    [Fact]
    public async Task Times_that_have_travelled_should_be_as_exact_as_the_pool_has_them()
    {
        await using var worker = await WorkerAsync(new ValueOptions { Times = TimePrecision.Exact });

        foreach (var time in PythonContractSpecs.FineTimes)
            (await worker.CallAsync("contract:describe", Travelled(time))).Fault.ShouldNotBeNull().Message.ShouldContain("set Times in the pool's Values");
    }

    private object? Travelled(object? value)
    {
        var serializer = new PythonMessageSerializer((ExtendedActorSystem)Sys);
        var arrived = (Invoke)serializer.FromBinary(serializer.ToBinary(new Invoke("a:b", [value])), "invoke");
        return arrived.Arguments.ShouldHaveSingleItem();
    }

    private Task<SpecWorker> WorkerAsync(ValueOptions values) =>
        SpecWorker.CreateAsync(Runtime.Engine, new InterpreterOptions(1, PythonIsolation.Shared) { Values = values });
}
