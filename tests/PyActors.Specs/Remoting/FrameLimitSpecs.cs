using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using PyActors.Remoting;
using Xunit.Abstractions;

namespace PyActors.Specs.Remoting;

/// <summary>Messages that are too large for Akka.Remote, which would drop them.</summary>
public sealed class FrameLimitSpecs(ITestOutputHelper output) : TestKit(ConfigurationFactory.ParseString(Hocon), output: output)
{
    private const string Hocon = """
        akka.loglevel = INFO
        akka.remote {
          enabled-transports = ["akka.remote.dot-netty.tcp"]
          dot-netty.tcp.maximum-frame-size = 10000b
        }
        """;

    private IActorRef? _manager;

    [Fact]
    public async Task What_is_too_large_for_another_node_should_arrive_as_a_fault()
    {
        var large = new byte[9_000];

        var invoke = (Invoke)await SentAsync(new Invoke("a:b", 1L, large) { Caller = "me", Keywords = new Dictionary<string, object?> { ["k"] = 1L } });
        var batch = (InvokeBatch)await SentAsync(InvokeBatch.OfCalls("a:b", Enumerable.Repeat<object?[]>([large], 3_000)));
        var result = (PyResult)await SentAsync(PyResult.Success(large));
        var results = (PyResults)await SentAsync(new PyResults([.. Enumerable.Repeat(PyResult.Success(large), 3_000).Select(static (one, i) => i == 0 ? one : PyResult.Success(i))]));

        invoke.Arguments.ShouldHaveSingleItem().ShouldBeOfType<TravelledRefusal>().Why.ShouldBe(
            "the message takes 9,067 bytes, and one to another node may take 8,976; raise akka.remote.dot-netty.tcp.maximum-frame-size on both nodes, or send less");
        (invoke.Caller, invoke.Keywords.Count).ShouldBe(("me", 0));
        batch.Inputs.Length.ShouldBe(3_000);
        batch.Inputs.ShouldAllBe(static input => input is TravelledRefusal);
        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        (results.Count, results[2_999].Fault?.Kind).ShouldBe((3_000, PyFaultKind.ResultNotConvertible));
    }

    [Fact]
    public async Task What_has_room_should_be_sent_and_what_is_kept_here_should_be_whole()
    {
        var small = (Invoke)await SentAsync(new Invoke("a:b", [new byte[8_000]]));
        var kept = Sys.Serialization.Deserialize(
            new PythonMessageSerializer((ExtendedActorSystem)Sys).ToBinary(new Invoke("a:b", [new byte[9_000]])), 7_431, "invoke");

        small.Arguments[0].ShouldBeOfType<byte[]>().Length.ShouldBe(8_000);
        kept.ShouldBeOfType<Invoke>().Arguments[0].ShouldBeOfType<byte[]>().Length.ShouldBe(9_000);
    }

    [Fact]
    public void Without_a_transport_there_should_be_no_limit() =>
        new FrameLimit((ExtendedActorSystem)Sys).WhyNoRoomFor(new byte[100_000]).ShouldBeNull();

    // As Akka.Remote's endpoint writer does it, under its path.
    private async Task<object> SentAsync(object message)
    {
        PythonMessageSerializer.AddTo(Sys);
        _manager ??= ((ExtendedActorSystem)Sys).SystemActorOf(Props.Create<Manager>(), "endpointManager");
        var (bytes, manifest) = await _manager.Ask<(byte[], string)>(new Outgoing(message), TimeSpan.FromSeconds(30));
        bytes.Length.ShouldBeLessThan(9_000);
        return Sys.Serialization.Deserialize(bytes, 7_431, manifest);
    }

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
            Sender.Tell((serializer.ToBinary(outgoing.Message), serializer.Manifest(outgoing.Message)));
        });
    }
}
