namespace PyActors.Remoting;

/// <summary>How an outcome stands in the bytes of a message: a value or a fault, and its times.</summary>
internal static class OutcomeForm
{
    public static void Write(BinaryWriter to, ValueWriter values, PyResult result)
    {
        var start = to.BaseStream.Position;
        values.Begin();
        Write(to, result.Timing, result.IsSuccess);
        if (result.IsSuccess)
            values.Value(result.Value);
        else
            WriteFault(to, values, result.Fault);

        if (values.TakeRefusal() is { } refusal)
        {
            to.BaseStream.SetLength(start);
            Write(to, result.Timing, isSuccess: false);
            WriteFault(to, values, NotSent(refusal));
        }
    }

    public static PyResult Read(BinaryReader from, ValueReader values)
    {
        var timing = new InvocationTiming(new TimeSpan(from.ReadInt64()), new TimeSpan(from.ReadInt64()), from.ReadInt32());
        return from.ReadBoolean() ? PyResult.Success(values.Value(), timing) : PyResult.Failure(ReadFault(from, values), timing);
    }

    public static void Write(BinaryWriter to, ValueWriter values, PyResults results)
    {
        if (results.Count > 1 && results.All(result => ReferenceEquals(result, results[0])))
        {
            values.OneForAll(results.Count);
            Write(to, values, results[0]);
            return;
        }

        to.Write(results.Count);
        PyResult? before = null;
        foreach (var result in results)
        {
            to.Write(ReferenceEquals(result, before));
            if (!ReferenceEquals(result, before))
                Write(to, values, result);

            before = result;
        }
    }

    public static PyResults ReadAll(BinaryReader from, ValueReader values)
    {
        if (values.TryOneForAll(out var count))
            return PyResults.Same(count, Read(from, values));

        var results = new PyResult[values.Count()];
        for (var i = 0; i < results.Length; i++)
            results[i] = from.ReadBoolean() && i > 0 ? results[i - 1] : Read(from, values);

        return new PyResults(results);
    }

    /// <summary>What is answered instead of a value that can't be sent.</summary>
    public static PyFault NotSent(TravelledRefusal refusal) =>
        new(PyFaultKind.ResultNotConvertible, $"The result can't be sent to another node: {refusal.Why}.") { Path = "result", TypeName = refusal.TypeName };

    private static void Write(BinaryWriter to, in InvocationTiming timing, bool isSuccess)
    {
        to.Write(timing.Queued.Ticks);
        to.Write(timing.Ran.Ticks);
        to.Write(timing.WorkerNumber);
        to.Write(isSuccess);
    }

    private static void WriteFault(BinaryWriter to, ValueWriter values, PyFault fault)
    {
        values.Begin();
        to.Write(fault.Kind.ToString());
        values.Text(fault.Message);
        values.Value(fault.Path);
        values.Value(fault.TypeName);
        values.Value(fault.Stage?.ToString());
        values.Value(fault.QueueLength);
        values.Value(fault.QueueCapacity);
        WriteError(to, values, fault.Error);
    }

    private static PyFault ReadFault(BinaryReader from, ValueReader values) =>
        new(Enum.Parse<PyFaultKind>(from.ReadString()), values.Text())
        {
            Path = (string?)values.Value(),
            TypeName = (string?)values.Value(),
            Stage = values.Value() is string stage ? Enum.Parse<InvocationStage>(stage) : null,
            QueueLength = (int?)(long?)values.Value(),
            QueueCapacity = (int?)(long?)values.Value(),
            Error = ReadError(from, values),
        };

    private static void WriteError(BinaryWriter to, ValueWriter values, PyError? error)
    {
        to.Write(error is not null);
        if (error is null)
            return;

        values.Text(error.Type);
        values.Text(error.Message);
        values.Text(error.Traceback);
        values.Items([.. error.Frames.Select(frame => (frame.File, frame.Line, frame.Function))]);
        values.Value(error.Syntax is { } place ? (place.File, place.Line, place.Column, place.Text) : null);
        WriteError(to, values, error.Cause);
    }

    private static PyError? ReadError(BinaryReader from, ValueReader values) => !from.ReadBoolean()
        ? null
        : new PyError(values.Text(), values.Text(), values.Text())
        {
            Frames = [.. values.Items().Cast<PyTuple>().Select(frame => new PyFrame((string)frame[0]!, (int)(long)frame[1]!, (string)frame[2]!))],
            Syntax = values.Value() is PyTuple place ? new PySyntaxPlace((string)place[0]!, (int)(long)place[1]!, (int)(long)place[2]!, (string)place[3]!) : null,
            Cause = ReadError(from, values),
        };
}
