namespace PyActors.Core.Specs.Invoking;

/// <summary>What a result makes of a lone number, which an engine leaves without a box.</summary>
public sealed class PyResultSpecs
{
    [Fact]
    public void Lone_number_should_be_read_as_any_type_that_it_fits()
    {
        Of(0.5).As<double>().ShouldBe(0.5);
        Of(0.5).As<float>().ShouldBe(0.5f);
        Of(0.5).As<double?>().ShouldBe(0.5);
        Of(7).As<long>().ShouldBe(7);
        Of(7).As<int>().ShouldBe(7);
        Of(7).As<byte>().ShouldBe((byte)7);
        Of(7).As<double>().ShouldBe(7.0);
        Should.Throw<PyValueException>(static () => Of(1L << 40).As<int>());
        Should.Throw<PyValueException>(static () => Of(0.5).As<long>());
    }

    [Fact]
    public void Lone_number_should_keep_every_bit()
    {
        foreach (var number in new[] { double.NaN, -0.0, double.Epsilon, double.NegativeInfinity, double.MaxValue })
        {
            BitConverter.DoubleToInt64Bits(Of(number).As<double>()).ShouldBe(BitConverter.DoubleToInt64Bits(number));
            BitConverter.DoubleToInt64Bits((double)Of(number).Value!).ShouldBe(BitConverter.DoubleToInt64Bits(number));
        }

        foreach (var number in new[] { long.MinValue, -1, 0, 1, long.MaxValue })
        {
            Of(number).As<long>().ShouldBe(number);
            Of(number).Value.ShouldBe(number);
        }
    }

    [Fact]
    public void Lone_number_should_be_one_object_for_all_that_ask_for_it()
    {
        var result = Of(0.5);

        var value = result.Value;

        value.ShouldBe(0.5);
        result.Value.ShouldBeSameAs(value);
        result.As<double>().ShouldBe(0.5);
    }

    [Fact]
    public void Reading_a_lone_number_should_make_no_object()
    {
        var (fraction, whole) = (Of(0.5), Of(1L << 40));
        var sum = fraction.As<double>() + whole.As<long>();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            sum += fraction.As<double>() + whole.As<long>();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Fault_should_be_refused_as_a_value()
    {
        var fault = new PyFault(PyFaultKind.Raised, "no");

        Should.Throw<ArgumentException>(() => PyResult.Success(fault));

        PyResult.Failure(fault).Fault.ShouldBeSameAs(fault);
        PyResult.Failure(fault).IsSuccess.ShouldBeFalse();
        Should.Throw<PyFaultException>(() => PyResult.Failure(fault).Value).Fault.ShouldBeSameAs(fault);
    }

    [Fact]
    public void None_should_be_a_value()
    {
        PyResult.Success(null).IsSuccess.ShouldBeTrue();
        PyResult.Success(null).Value.ShouldBeNull();
        PyResult.Success(null).Fault.ShouldBeNull();
    }

    private static PyResult Of(double number) => PyResult.Success(FreshValue.Of(number), default);

    private static PyResult Of(long number) => PyResult.Success(FreshValue.Of(number), default);
}
