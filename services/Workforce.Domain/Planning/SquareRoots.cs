namespace Workforce.Domain.Planning;

internal static class SquareRoots
{
    /// <summary>The square root of a number from 0, to about twenty places.</summary>
    public static decimal Of(decimal value)
    {
        if (value <= 0m)
        {
            return 0m;
        }

        // From above each step of Newton's is lower than the one before, until it is exact.
        var root = decimal.Max(1m, value);

        while (true)
        {
            var next = (root + (value / root)) / 2m;

            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
