using Parquet;
using Parquet.Schema;

namespace Vitrine.Files;

/// <summary>One column of a Parquet table; no value is missing.</summary>
internal abstract class ParquetColumn(DataField field, int count)
{
    internal DataField Field { get; } = field;

    /// <summary>Rows.</summary>
    internal int Count { get; } = count;

    internal static ParquetColumn Of(string name, int[] values) => new Values<int>(new DataField<int>(name), values);

    internal static ParquetColumn Of(string name, float[] values) => new Values<float>(new DataField<float>(name), values);

    /// <summary>A column of binary values.</summary>
    internal static ParquetColumn Of(string name, ReadOnlyMemory<byte>[] values) => new Values<ReadOnlyMemory<byte>>(new DataField(name, typeof(byte[]), isNullable: false), values);

    internal abstract Task WriteAsync(ParquetRowGroupWriter group, int start, int count, CancellationToken cancellationToken);

    private sealed class Values<T>(DataField field, T[] values) : ParquetColumn(field, values.Length)
        where T : struct
    {
        internal override Task WriteAsync(ParquetRowGroupWriter group, int start, int count, CancellationToken cancellationToken) =>
            group.WriteAsync(Field, new ReadOnlyMemory<T>(values, start, count), cancellationToken: cancellationToken);
    }
}
