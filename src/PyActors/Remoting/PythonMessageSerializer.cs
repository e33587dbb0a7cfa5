using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akka.Actor;
using Akka.Serialization;

namespace PyActors.Remoting;

/// <summary>
/// Turns what is asked and answered into bytes and back, for askers on another node and for systems that serialise every message. Named
/// in the configuration; any thread.
/// </summary>
internal sealed class PythonMessageSerializer : SerializerWithStringManifest
{
    /// <summary>Its name in the configuration.</summary>
    public const string Name = "pyactors";

    private const string InvokeManifest = "invoke";
    private const string BatchManifest = "batch";
    private const string ResultManifest = "result";
    private const string ResultsManifest = "results";
    private const string GetStatusManifest = "get-status";
    private const string StatusManifest = "status";

    private readonly FrameLimit _frames;

    /// <summary>Called by Akka, by reflection.</summary>
    public PythonMessageSerializer(ExtendedActorSystem system) : base(system) => _frames = new FrameLimit(system);

    /// <summary>What an actor system needs that was made without the configuration, which it reads at its making alone.</summary>
    public static void AddTo(ActorSystem system)
    {
        var known = system.Serialization;
        if (known.FindSerializerForType(typeof(Invoke)) is PythonMessageSerializer)
            return;

        var serializer = new PythonMessageSerializer((ExtendedActorSystem)system);
        known.AddSerializer(Name, serializer);
        foreach (var type in (Type[])[typeof(Invoke), typeof(InvokeBatch), typeof(PyResult), typeof(PyResults), typeof(GetPoolStatus), typeof(PoolStatus)])
            known.AddSerializationMap(type, serializer);
    }

    /// <summary>The same on every node. Those up to 40 are Akka's own.</summary>
    public override int Identifier => 7_431;

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        Invoke => InvokeManifest,
        InvokeBatch => BatchManifest,
        PyResult => ResultManifest,
        PyResults => ResultsManifest,
        GetPoolStatus => GetStatusManifest,
        PoolStatus => StatusManifest,
        _ => throw new ArgumentException($"{o.GetType()} is no message of a Python pool.", nameof(o)),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        _ = Manifest(obj);
        var (bytes, why) = TryWrite(obj);
        return why is null ? bytes! : Smaller(obj, why);
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var values = new ValueReader(from, isPlain: manifest is not (InvokeManifest or BatchManifest));
        return manifest switch
        {
            InvokeManifest => RequestForm.ReadInvoke(values),
            BatchManifest => RequestForm.ReadBatch(values),
            ResultManifest => OutcomeForm.Read(from, values),
            ResultsManifest => OutcomeForm.ReadAll(from, values),
            GetStatusManifest => GetPoolStatus.Instance,
            StatusManifest => StatusForm.Read(values),
            _ => throw new ArgumentException($"'{manifest}' is no message of a Python pool; another version of PyActors may have sent it.", nameof(manifest)),
        };
    }

    private byte[] Smaller(object message, string why)
    {
        byte[]? bytes = null;
        foreach (var smaller in SmallerForm.Of(message, why))
        {
            (bytes, var stillWhy) = TryWrite(smaller);
            if (stillWhy is null)
                break;
        }

        return bytes!;
    }

    // The connection to the other node would be given up, and with it all else that is under way there.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps a message from being written becomes a fault.")]
    private (byte[]? Bytes, string? Why) TryWrite(object message)
    {
        try
        {
            using var bytes = new FrameBytes(_frames.Room);
            Write(message, bytes);
            return bytes.ToArray() is { } all ? (all, null) : (null, _frames.WhyNoRoomFor(bytes.Length));
        }
        catch (Exception exception)
        {
            return (null, $"writing it threw {exception.GetType().FullName}: {ThrownMessage.Of(exception)}");
        }
    }

    private static void Write(object message, Stream bytes)
    {
        using var to = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        var values = new ValueWriter(to);
        switch (message)
        {
            case Invoke invoke:
                RequestForm.Write(values, invoke);
                break;
            case InvokeBatch batch:
                RequestForm.Write(values, batch);
                break;
            case PyResult result:
                OutcomeForm.Write(to, values, result);
                break;
            case PyResults results:
                OutcomeForm.Write(to, values, results);
                break;
            case GetPoolStatus:
                break;
            case PoolStatus status:
                StatusForm.Write(values, status);
                break;
            default:
                throw new ArgumentException($"{message.GetType()} is no message of a Python pool.", nameof(message));
        }

        to.Flush();
    }
}
