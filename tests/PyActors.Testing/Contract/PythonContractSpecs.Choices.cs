using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>What the options choose between.</summary>
public abstract partial class PythonContractSpecs
{
    [Fact]
    public async Task Enums_should_go_by_their_names_when_that_is_chosen()
    {
        await using var worker = await WorkerAsync(new ValueOptions { Enums = EnumForm.Name });

        (await worker.ValueAsync("contract_values:make", "[Shape.ROUND, Colour.RED, {Rights.READ: 1}]"))
            .ShouldBeEquivalentTo(new object?[] { "ROUND", "RED", new PyDict([new("READ", 1L)]) });
        (await worker.ValueAsync("contract:echo", DayOfWeek.Tuesday)).ShouldBe("Tuesday");
    }

    [Fact]
    public async Task Plain_objects_should_be_read_when_that_is_chosen()
    {
        await using var worker = await WorkerAsync(new ValueOptions { ReadPlainObjects = true });

        Canonical.ShouldBeSame(
            await worker.ValueAsync("contract_values:make", "Plain(Plain())"),
            new PyDict([new("inner", new PyDict([new("inner", null), new("number", 1L)])), new("number", 1L)]));
        (await worker.CallAsync("contract_values:make", "[echo]")).Fault!.Path.ShouldBe("result[0]");
        (await worker.CallAsync("contract_values:make", "[Plain]")).Fault!.Path.ShouldBe("result[0]");
        (await worker.CallAsync("contract_values:make", "Plain(object())")).Fault!.Path.ShouldBe("result[\"inner\"]");
    }

    [Fact]
    public async Task Members_should_keep_their_names_when_that_is_chosen()
    {
        await using var worker = await WorkerAsync(new ValueOptions { MemberNames = MemberNaming.AsDeclared });

        (await worker.ValueAsync("contract:describe", new { ItemCount = 1 })).ShouldBe("dict {'ItemCount': 1}");
    }

    [Fact]
    public async Task Times_finer_than_Pythons_should_be_faults_when_that_is_chosen()
    {
        await using var worker = await WorkerAsync(new ValueOptions { Times = TimePrecision.Exact });

        foreach (var time in FineTimes)
        {
            var fault = (await worker.CallAsync("contract:echo", (object)new[] { time })).Fault.ShouldNotBeNull();

            fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
            fault.Path.ShouldBe("args[0][0]");
            fault.Message.ShouldContain("below a microsecond, which Python's times don't have; leave it out, or set Times in the pool's Values to Truncated");
        }

        (await worker.ValueAsync("contract:echo", new TimeSpan(-10))).ShouldBe(new TimeSpan(-10));
    }

    /// <summary>Times of which Python can't hold the last digit.</summary>
    internal static readonly object[] FineTimes = [new DateTime(1), new DateTime(1, DateTimeKind.Utc), DateTimeOffset.MaxValue, new TimeOnly(1), new TimeSpan(-1)];

    private Task<SpecWorker> WorkerAsync(ValueOptions values) =>
        SpecWorker.CreateAsync(Engine, new InterpreterOptions(1, PythonIsolation.Shared) { Values = values });
}
