using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using PyActors.Pooling.Reporting;
using PyActors.Remoting;
using PyActors.Testing.Pooling;
using Xunit.Abstractions;

namespace PyActors.Specs.Remoting;

/// <summary>Messages that are too large for Akka.Remote, which would drop them.</summary>
public sealed class FrameLimitSpecs(ITestOutputHelper output) : TestKit(ConfigurationFactory.ParseString(Hocon), output: output)
{
    private const string Hocon = """
        akka.loglevel = INFO
        akka.remote {
          enabled-transports = ["akka.remote.of-our-own", "akka.remote.dot-netty.tcp"]
          of-our-own.maximum-frame-size = 5000b
          dot-netty.tcp.maximum-frame-size = 10000b
        }
        """;

    private static readonly InvocationTiming Timing = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 3);

    private readonly byte[] _large = new byte[9_000];
    private IActorRef? _manager;

    [Fact]
    public async Task Call_that_is_too_large_for_another_node_should_arrive_with_a_refusal()
    {
        var sent = new Invoke("a:b", 1L, _large)
        {
            Timeout = TimeSpan.FromSeconds(3),
            WaitForRoom = TimeSpan.FromSeconds(4),
            Caller = "me",
            Priority = InvokePriority.High,
            Keywords = new Dictionary<string, object?> { ["k"] = 1L },
        };
        var invoke = await SentAsync(sent);
        var named = await SentAsync(new Invoke("a:b") { Caller = new string('x', 20_000) });

        invoke.Arguments.ShouldHaveSingleItem().ShouldBeOfType<TravelledRefusal>().Why.ShouldBe(
            "the message takes 9,081 bytes, and one to another node may take 8,976; raise akka.remote.dot-netty.tcp.maximum-frame-size on both nodes, or send less at once");
        invoke.Keywords.ShouldBeEmpty();
        (invoke.Callable, invoke.Timeout, invoke.WaitForRoom, invoke.Caller, invoke.Priority)
            .ShouldBe((sent.Callable, sent.Timeout, sent.WaitForRoom, sent.Caller, sent.Priority));
        named.Arguments.ShouldHaveSingleItem().ShouldBeOfType<TravelledRefusal>();
    }

    [Theory]
    [InlineData(1, 9_000)]
    [InlineData(3_000, 9_000)]
    [InlineData(100_000, 100)]
    public async Task Batch_that_is_too_large_should_arrive_with_the_number_of_its_inputs(int inputs, int bytesOfEach)
    {
        var sent = InvokeBatch.OfCalls("a:b", Enumerable.Repeat<object?[]>([new byte[bytesOfEach]], inputs)) with { Timeout = TimeSpan.FromSeconds(3), Caller = "me", Priority = InvokePriority.High };

        var batch = await SentAsync(sent);

        (batch.Callable, batch.Timeout, batch.Caller, batch.Priority).ShouldBe((sent.Callable, sent.Timeout, sent.Caller, sent.Priority));
        batch.Count.ShouldBe(inputs);
        batch.Refused.ShouldNotBeNull().Why.ShouldContain("may take 8,976; raise akka.remote.dot-netty.tcp.maximum-frame-size");
    }

    [Fact]
    public async Task Message_that_is_too_large_should_take_no_more_memory_than_a_frame_however_large_it_is()
    {
        var batch = new InvokeBatch("a:b", [.. Enumerable.Repeat<object?>(new byte[5_000_000], 20)]);
        var results = new PyResults([.. Enumerable.Repeat(PyResult.Success(batch.Inputs[0]), 20)]);

        var (sent, sentBack) = (await WriteAsync(batch, _manager ??= ManagerOf(Sys)), await WriteAsync(results, _manager));

        sent.Allocated.ShouldBeLessThan(1_000_000);
        sentBack.Allocated.ShouldBeLessThan(1_000_000);
        (await SentAsync(batch)).Refused.ShouldNotBeNull().Why.ShouldStartWith("the message takes 100,000,");
    }

    [Fact]
    public async Task What_is_too_large_should_keep_the_span_in_which_it_was_asked_for_from_node_to_node()
    {
        using var traced = new Traced("default");
        var call = traced.Call();
        var (invoke, batch) = (new Invoke("a:b", _large), new InvokeBatch("a:b", [_large]));
        call.Dispose();

        var (here, batchHere) = (await SentAsync(invoke), await SentAsync(batch));
        var (further, batchFurther) = (await SentAsync(new Invoke("a:b", _large) { AskedIn = null, AskedElsewhere = here.AskedElsewhere }), await SentAsync(batch with { AskedIn = null, AskedElsewhere = batchHere.AskedElsewhere }));

        TraceFields?[] fields = [here.AskedElsewhere, batchHere.AskedElsewhere, further.AskedElsewhere, batchFurther.AskedElsewhere];
        fields.ShouldAllBe(field => field != null && field.Context.SpanId == call.SpanId);
    }

    [Fact]
    public async Task Value_that_is_too_large_should_arrive_as_a_fault_that_says_so()
    {
        var result = await SentAsync(PyResult.Success(_large, Timing));
        var results = await SentAsync(new PyResults([.. Enumerable.Range(0, 100_000).Select(i => PyResult.Success(i == 0 ? _large : i))]));

        result.Timing.ShouldBe(Timing);
        result.Fault.ShouldNotBeNull().Message.ShouldStartWith("The result can't be sent to another node: the message takes 9,026 bytes");
        results.Count.ShouldBe(100_000);
        results.ShouldAllBe(static one => one.Fault!.Kind == PyFaultKind.ResultNotConvertible);
        results[0].Fault!.Message.ShouldContain("may take 8,976");
    }

    [Fact]
    public async Task Fault_that_is_too_large_should_keep_its_kind_and_the_beginning_of_its_words()
    {
        var words = new string('w', 20_000);
        var raised = new PyFault(PyFaultKind.Raised, $"ValueError: {words}") { Error = new PyError("ValueError", words, $"Traceback…\n{words}") { Frames = [new PyFrame("a.py", 3, "f")] } };

        var fault = (await SentAsync(PyResult.Failure(raised, Timing))).Fault.ShouldNotBeNull();

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Message.ShouldStartWith("ValueError: www");
        fault.Message.ShouldContain("(more of it can't be sent to another node: the message takes 60,");
        fault.Error.ShouldNotBeNull().Type.ShouldBe("ValueError");
        fault.Error.Traceback.ShouldStartWith($"Traceback…\n{words[..3_000]}");
    }

    [Fact]
    public async Task Names_that_are_too_large_should_not_keep_their_fault_from_arriving()
    {
        var name = new string('n', 20_000);
        var raised = new PyFault(PyFaultKind.Raised, "raised") { Path = name, TypeName = name, Error = new PyError(name, "", "") };

        var fault = (await SentAsync(PyResult.Failure(raised, Timing))).Fault.ShouldNotBeNull();

        foreach (var sent in (string?[])[fault.Path, fault.TypeName, fault.Error?.Type])
            sent.ShouldNotBeNull().ShouldStartWith("nnn");
    }

    [Fact]
    public async Task Faults_that_say_the_same_should_all_arrive_as_they_are()
    {
        var (zero, gone) = (Raised("division by zero"), new PyFault(PyFaultKind.Cancelled, "gone") { Stage = InvocationStage.Queued });
        var late = new PyFault(PyFaultKind.TimedOut, "late") { Stage = InvocationStage.Queued };

        var results = await SentAsync(new PyResults([.. Enumerable.Range(0, 5_000).Select(i =>
            i < 2_000 ? Raised("division by zero") : i < 2_001 ? PyResult.Success(1L) : PyResult.Failure((i < 4_999 ? gone : late) with { }))]));
        var same = await SentAsync(new PyResults([.. Enumerable.Range(0, 100_000).Select(_ => Raised("division by zero"))]));

        (results.Count, results[2_000].Value, results[4_998].Fault, results[4_999].Fault).ShouldBe((5_000, 1L, gone, late));
        results.Take(2_000).Concat(same).ShouldAllBe(result => result.Fault!.Message == zero.Fault!.Message && result.Fault.Error!.Traceback == zero.Fault.Error!.Traceback);
        same.Count.ShouldBe(100_000);
    }

    [Fact]
    public async Task Faults_that_are_too_many_should_arrive_as_what_they_are_as_long_as_there_is_room()
    {
        var results = await SentAsync(new PyResults([.. Enumerable.Range(0, 5_000).Select(i => i < 4_000 ? Raised($"bad {i}") : PyResult.Success(new string('v', i)))]));
        var mixed = await SentAsync(new PyResults([.. Enumerable.Range(0, 5_000).Select(i => i % 2 == 0 ? Raised($"bad {i}") : PyResult.Success(i))]));

        results.Take(4_000).ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.Raised && result.Fault.Error!.Type == "ValueError");
        results[1].Fault!.Message.ShouldStartWith("ValueError: What else this fault says can't be sent to another node: the message takes");
        results.Skip(4_000).ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.ResultNotConvertible);
        mixed.Count.ShouldBe(5_000);
        mixed.ShouldAllBe(static result => result.Fault!.Message.StartsWith("The outcomes of the batch can't be sent to another node: the message takes"));
    }

    [Fact]
    public async Task Faults_whose_words_have_no_room_should_keep_their_stages()
    {
        var late = Enumerable.Range(0, 5_000).Select(static i =>
            PyResult.Failure(new PyFault(PyFaultKind.TimedOut, $"late {i}") { Stage = i < 1_000 ? InvocationStage.Running : InvocationStage.Queued }));

        var results = await SentAsync(new PyResults([.. late]));

        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.TimedOut);
        results.Select(static result => result.Fault!.Stage).ShouldBe(
            [.. Enumerable.Repeat<InvocationStage?>(InvocationStage.Running, 1_000), .. Enumerable.Repeat<InvocationStage?>(InvocationStage.Queued, 4_000)]);
    }

    [Fact]
    public async Task Status_that_is_too_large_should_arrive_with_the_beginning_of_its_reason()
    {
        var status = await SentAsync(new PoolStatus("default", PoolState.Failed, PythonIsolation.Shared) { Reason = new string('r', 20_000) });

        status.Reason.ShouldNotBeNull().ShouldStartWith("rrr");
    }

    [Fact]
    public async Task What_has_room_should_be_sent_and_what_is_kept_here_should_be_whole()
    {
        var small = await SentAsync(new Invoke("a:b", [new byte[8_000]]));
        var kept = Sys.Serialization.Deserialize(
            new PythonMessageSerializer((ExtendedActorSystem)Sys).ToBinary(new Invoke("a:b", [new byte[9_000]])), 7_431, "invoke");

        small.Arguments[0].ShouldBeOfType<byte[]>().Length.ShouldBe(8_000);
        kept.ShouldBeOfType<Invoke>().Arguments[0].ShouldBeOfType<byte[]>().Length.ShouldBe(9_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"akka.remote.of-our-own\", \"akka.remote.dot-netty.tcp\"")]
    public async Task Without_a_limit_of_each_transport_everything_should_be_sent(string transports)
    {
        var config = ConfigurationFactory.ParseString($"akka.remote.enabled-transports = [{transports}]\nakka.remote.dot-netty.tcp.maximum-frame-size = 10000b");
        using var system = ActorSystem.Create("unlimited", config);
        PythonMessageSerializer.AddTo(system);

        var sent = await WriteAsync(new Invoke("a:b", [new byte[100_000]]), ManagerOf(system));

        sent.Bytes.Length.ShouldBeGreaterThan(100_000);
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static PyResult Raised(string message) =>
        PyResult.Failure(new PyFault(PyFaultKind.Raised, $"ValueError: {message}") { Error = new PyError("ValueError", message, "Traceback…\n") { Frames = [new PyFrame("a.py", 3, "f")] } }, Timing);

    private async Task<T> SentAsync<T>(T message)
        where T : notnull
    {
        PythonMessageSerializer.AddTo(Sys);
        var (bytes, manifest, _) = await WriteAsync(message, _manager ??= ManagerOf(Sys));
        bytes.Length.ShouldBeLessThan(8_977);
        return Sys.Serialization.Deserialize(bytes, 7_431, manifest).ShouldBeOfType<T>();
    }

    // As Akka.Remote's endpoint writer does it, under its path.
    private static Task<(byte[] Bytes, string Manifest, long Allocated)> WriteAsync(object message, IActorRef manager) =>
        manager.Ask<(byte[], string, long)>(new Outgoing(message), TimeSpan.FromSeconds(30));

    private static IActorRef ManagerOf(ActorSystem system) => ((ExtendedActorSystem)system).SystemActorOf(Props.Create<Manager>(), "endpointManager");

    private sealed record Outgoing(object Message);

    private sealed class Manager : ReceiveActor
    {
        public Manager()
        {
            var writer = Context.ActorOf(Props.Create<Writer>(), "endpointWriter");
            Receive<Outgoing>(writer.Forward);
        }
    }

    private sealed class Writer : ReceiveActor
    {
        public Writer() => Receive<Outgoing>(outgoing =>
        {
            var serializer = new PythonMessageSerializer((ExtendedActorSystem)Context.System);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var bytes = serializer.ToBinary(outgoing.Message);
            Sender.Tell((bytes, serializer.Manifest(outgoing.Message), GC.GetAllocatedBytesForCurrentThread() - before));
        });
    }
}
